"""Finding the paragraphs of general comment No. 25 in the user's own copy; begin with recognise.py."""
