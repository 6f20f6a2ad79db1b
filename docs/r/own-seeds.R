# Own seeds, the default: every run drew its own. What runs of one cell differ by holds the luck of the seed, so the ordinary
# residual is the error of every row, mean and comparison.
#
#     Rscript docs/r/own-seeds.R
source("docs/r/tables.R")
runs <- read_runs("docs/r/sweeps/own.csv", optimiser = c("sgd", "adam", "lion"), width = c(32, 64, 128))

# No run is missing, so the order of terms does not matter. Where some are, car::Anova(fit, type = 2) gives the rows of Yates.
fit <- aov(accuracy ~ block + optimiser * width, runs)

grid <- ref_grid(fit)
tables <- list(
  anova = anova_rows(fit),
  means = rbind(mean_rows(grid, "optimiser"), mean_rows(grid, "width")),
  comparisons = rbind(pair_rows(grid, "optimiser"), pair_rows(grid, "width"))
)
print_tables(tables)
