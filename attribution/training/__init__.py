"""How the shipped models were made, runnable again; needs the extra ``training``."""
