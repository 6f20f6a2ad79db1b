# What the scripts beside this file share: reading an export of Yates, and putting R's results into the form of its tables.

suppressPackageStartupMessages(library(emmeans))

# The runs that an analysis uses: those that ended with a result, without the references. Each factor is given with its levels
# in the order of the sweep file; what numbers replicates, blocks and whole plots becomes a factor too.
read_runs <- function(file, ...) {
  runs <- read.csv(file, na.strings = c("NA", ""))
  runs <- runs[runs$state == "done" & is.na(runs$reference), ]
  factors <- list(...)
  for (name in names(factors)) runs[[name]] <- factor(runs[[name]], levels = factors[[name]])
  for (name in intersect(c("replicate", "block", "whole_plot"), names(runs))) runs[[name]] <- factor(runs[[name]])
  runs
}

# A row for each tested term: of aov, of aov with Error(), or of lmerTest's anova().
anova_rows <- function(fit) {
  if (inherits(fit, "aovlist")) return(do.call(rbind, unname(lapply(fit[-1], stratum_rows))))
  if (inherits(fit, "aov")) return(stratum_rows(fit))
  rows <- data.frame(term = rownames(fit), df = fit$NumDF, denDf = fit$DenDF, f = fit[["F value"]], p = fit[["Pr(>F)"]])
  rownames(rows) <- NULL
  rows
}

stratum_rows <- function(fit) {
  table <- summary(fit)[[1]]
  tested <- !is.na(table[["F value"]])
  if (!any(tested)) return(NULL) # a stratum of error alone
  data.frame(
    term = trimws(rownames(table))[tested], df = table$Df[tested], denDf = table$Df[nrow(table)],
    f = table[["F value"]][tested], p = table[["Pr(>F)"]][tested]
  )
}

# Estimated means of the levels of one factor with 95% limits, averaged over the levels of the others. `grid`: emmeans' ref_grid()
# of a fit; for one of lmer() degrees of freedom are Kenward and Roger's.
mean_rows <- function(grid, factor) {
  means <- as.data.frame(suppressMessages(emmeans(grid, factor)))
  data.frame(term = factor, level = as.character(means[[factor]]), mean = means$emmean, se = means$SE, df = means$df,
             lower = means$lower.CL, upper = means$upper.CL)
}

# All pairs of levels of one factor, p and limits by Tukey's method.
pair_rows <- function(grid, factor) {
  means <- suppressMessages(emmeans(grid, factor))
  pairs <- as.data.frame(summary(pairs(means, adjust = "tukey"), infer = TRUE))
  sides <- combn(levels(means)[[factor]], 2)
  data.frame(term = factor, first = sides[1, ], second = sides[2, ], difference = pairs$estimate, se = pairs$SE,
             df = pairs$df, pAdjusted = pairs$p.value, lower = pairs$lower.CL, upper = pairs$upper.CL)
}

# Estimated variances of a fit of lmer().
variance_rows <- function(fit) {
  variances <- as.data.frame(lme4::VarCorr(fit))
  data.frame(group = sub("^Residual$", "residual", variances$grp), variance = variances$vcov)
}

print_tables <- function(tables) {
  for (name in names(tables)) {
    cat("\n", name, "\n", sep = "")
    print(tables[[name]], row.names = FALSE, digits = 5)
  }
}
