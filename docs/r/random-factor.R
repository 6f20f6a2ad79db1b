# A random factor: six data sets stand for all those that one might have. Each term is tested against its own interaction with
# data sets. Runs have own seeds, two to a cell: what they differ by is left as the residual, and tests nothing here.
#
#     Rscript docs/r/random-factor.R
source("docs/r/tables.R")
suppressPackageStartupMessages(library(lmerTest))
runs <- read_runs("docs/r/sweeps/subjects.csv", data = c("digits", "fashion", "letters", "sketches", "street", "textures"),
                  optimiser = c("sgd", "adam", "lion"), width = c(32, 64, 128))

strata <- aov(accuracy ~ optimiser * width + Error(data / (optimiser * width)), runs)
fit <- lmer(accuracy ~ optimiser * width + (1 | data) + (1 | data:optimiser) + (1 | data:width) + (1 | data:optimiser:width),
            runs, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))

# These tests assume that all differences between levels vary alike over data sets. Mauchly's test, and p corrected by Greenhouse
# and Geisser and by Huynh and Feldt: from the cell means, one line for each data set, and orthonormal contrasts of them. (Given
# the cells and M and X instead, mauchly.test() of R 4.2 takes a wrong number into the second term of its p.)
cells <- tapply(runs$accuracy, list(runs$data, interaction(runs$optimiser, runs$width, lex.order = TRUE)), mean)
average <- rep(1, 3) / sqrt(3)
contrasts <- list(
  "optimiser" = kronecker(contr.poly(3), average),
  "width" = kronecker(average, contr.poly(3)),
  "optimiser:width" = kronecker(contr.poly(3), contr.poly(3))
)
sphericity_row <- function(term) {
  lines <- lm(cells %*% contrasts[[term]] ~ 1)
  test <- mauchly.test(lines)
  table <- anova(lines, X = ~0, test = "Spherical")
  data.frame(term = term, mauchlyW = unname(test$statistic), mauchlyP = test$p.value,
             ggP = table[["G-G Pr"]][1], hfP = table[["H-F Pr"]][1])
}

grid <- ref_grid(fit)
tables <- list(
  anova = anova_rows(strata),
  varianceComponents = variance_rows(fit),
  sphericity = do.call(rbind, lapply(names(contrasts), sphericity_row)),
  means = rbind(mean_rows(grid, "optimiser"), mean_rows(grid, "width")),
  comparisons = rbind(pair_rows(grid, "optimiser"), pair_rows(grid, "width"))
)
print_tables(tables)
