"""The steps of an annotation, one module each, named by what it adds."""
