"""Training of the line corrector: annotated pages go in, a small file of weights comes out.

Needs the extra "train" (LightGBM); the program itself never imports this folder. Run it as
`python -m reader.text.training CORPUS…`; docs of the corpora stand in reader/text/data/NOTICE.
"""
