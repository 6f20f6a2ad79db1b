# Shared seeds, some runs without a result. There are no exact strata any more: variances by REML, denominator degrees of freedom
# by Kenward and Roger (pbkrtest).
#
#     Rscript docs/r/shared-seeds-incomplete.R
source("docs/r/tables.R")
suppressPackageStartupMessages(library(lmerTest))
runs <- read_runs("docs/r/sweeps/lost.csv", optimiser = c("sgd", "adam", "lion"), width = c(32, 64, 128))

fit <- lmer(accuracy ~ optimiser * width + (1 | replicate) + (1 | replicate:optimiser) + (1 | replicate:width), runs,
            control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))

grid <- ref_grid(fit)
tables <- list(
  anova = anova_rows(anova(fit, type = "II", ddf = "Kenward-Roger")),
  varianceComponents = variance_rows(fit),
  means = rbind(mean_rows(grid, "optimiser"), mean_rows(grid, "width")),
  comparisons = rbind(pair_rows(grid, "optimiser"), pair_rows(grid, "width"))
)
print_tables(tables)
