"""Makes a script a trial of a Yates sweep, and reads what a sweep gave.

    import yates

    t = yates.trial(lr=1e-3, steps=1000)  # levels of the sweep; these defaults when run by hand
    for step in range(1, t.steps + 1):
        loss = train_one_step(t.lr)
        if step % 50 == 0:
            t.log(step, loss=loss)
    t.result(loss=loss)
"""

from yates._errors import YatesError
from yates._load import Sweep, load
from yates._trial import Trial, trial

__all__ = ["Sweep", "Trial", "YatesError", "load", "trial"]
__version__ = "0.1.0"
