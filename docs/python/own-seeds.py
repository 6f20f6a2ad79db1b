"""Own seeds, the default: every run drew its own, so the ordinary residual is the error of every row.

python3 docs/python/own-seeds.py
"""

import pandas
import statsmodels.api as sm
from statsmodels.formula.api import ols

runs = pandas.read_csv("docs/r/sweeps/own.csv").query("state == 'done'")
# Sum contrasts, so that type III (typ=3) would be right too.
fit = ols("accuracy ~ C(block, Sum) + C(optimiser, Sum) * C(width, Sum)", runs).fit()
table = sm.stats.anova_lm(fit, typ=2)
print(table.to_string())
