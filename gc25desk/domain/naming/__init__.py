"""Names and contacts made comparable: letters of any script, sounds, words, ways to reach a person."""
