# A split plot: all runs of one width in a replicate are one whole plot. Width is tested against what plots of the same width
# differ by, everything else against what runs within a plot differ by.
#
#     Rscript docs/r/split-plot.R
source("docs/r/tables.R")
suppressPackageStartupMessages(library(lmerTest))
runs <- read_runs("docs/r/sweeps/plots.csv", optimiser = c("sgd", "adam", "lion"), width = c(32, 64, 128))

strata <- aov(accuracy ~ block + optimiser * width + Error(whole_plot), runs)
fit <- lmer(accuracy ~ block + optimiser * width + (1 | whole_plot), runs)

grid <- ref_grid(fit)
tables <- list(
  anova = anova_rows(strata),
  means = rbind(mean_rows(grid, "optimiser"), mean_rows(grid, "width")),
  comparisons = rbind(pair_rows(grid, "optimiser"), pair_rows(grid, "width"))
)
print_tables(tables)
