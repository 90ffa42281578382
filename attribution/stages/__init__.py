"""The steps of an annotation, a package for each thing they add.

In the order of what they know of each other: ``syntax`` finds its way in trees; ``page``,
``relations``, ``sources``, ``claims`` and ``chains`` give the ``reading`` of a document; on it
stand ``qualifiers``, ``quantities``, ``commitment``, ``deeds``, ``verification`` and ``flags``.
"""
