"""The sample newsroom once more, its sources read in the opposite order: what
is true of it must not depend on what came first."""

import unittest

import test_newsroom
from test_newsroom import *  # noqa: F401, F403
from test_newsroom import tearDownModule  # noqa: F401


def setUpModule():
    test_newsroom.collect(True)


if __name__ == "__main__":
    unittest.main()
