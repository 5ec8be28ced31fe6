"""Disclosure control: the one gate that every published number passes, and the attacker that tries it."""
