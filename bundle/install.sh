"${PYTHON:-python3}" -m venv hegao
hegao/bin/python -m pip install --no-index --find-links wheels 'hegao[office]'
