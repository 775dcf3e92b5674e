"""The words of the shop: frozen values and pure rules, standard library only, no clock and no input or output."""
