"""Values compared with others: changes, multiples, overruns, ranks."""
