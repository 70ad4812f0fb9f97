py -m venv hegao
hegao\Scripts\python -m pip install --no-index --find-links wheels hegao[office]
