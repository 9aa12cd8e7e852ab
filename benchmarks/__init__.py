"""How good and how fast accord is: drivers from gold data to the public library and back, and the board of figures."""
