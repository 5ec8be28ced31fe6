"""Records become one report model, which Word and Excel writers draw."""
