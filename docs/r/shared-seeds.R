# Shared seeds, no run missing: all cells of a replicate have the same seed. Seeds are a sample, and each term is tested against
# its own interaction with them: a stratum of its own.
#
#     Rscript docs/r/shared-seeds.R
source("docs/r/tables.R")
suppressPackageStartupMessages(library(lmerTest))
runs <- read_runs("docs/r/sweeps/shared.csv", optimiser = c("sgd", "adam", "lion"), width = c(32, 64, 128))

strata <- aov(accuracy ~ optimiser * width + Error(replicate / (optimiser * width)), runs)

# The same model with its variances estimated. What replicate:optimiser:width varies by cannot be told from the residual: it is it.
# Means hold for other seeds, so their errors include what a seed does to all cells; differences of levels do not.
fit <- lmer(accuracy ~ optimiser * width + (1 | replicate) + (1 | replicate:optimiser) + (1 | replicate:width), runs)

grid <- ref_grid(fit)
tables <- list(
  anova = anova_rows(strata),
  varianceComponents = variance_rows(fit),
  means = rbind(mean_rows(grid, "optimiser"), mean_rows(grid, "width")),
  comparisons = rbind(pair_rows(grid, "optimiser"), pair_rows(grid, "width"))
)
print_tables(tables)
