"""All cells of a replicate share their seed, and no run is missing: each term against its own interaction with the seed.

python3 docs/python/shared-seeds.py
"""

import pandas
from statsmodels.stats.anova import AnovaRM

runs = pandas.read_csv("docs/r/sweeps/shared.csv").query("state == 'done'")
table = AnovaRM(runs, "accuracy", "seed", within=["optimiser", "width"]).fit().anova_table
print(table[["Num DF", "Den DF", "F Value", "Pr > F"]].to_string())
