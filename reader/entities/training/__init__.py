"""How the weights of `data/names.npz` are made: `python -m reader.entities.training`, with the extra `train`.

Nothing here is needed to read the news: the weights ship, the material they were learnt from does not.
"""
