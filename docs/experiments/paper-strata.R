# The paper's sweep with each row tested against its own interaction with seeds. Needs R alone:
#
#     Rscript docs/experiments/paper-strata.R
runs <- read.csv("docs/experiments/paper-a225c6e4.csv")
runs <- runs[runs$reference == "", ]
for (name in c("block", "scale", "activation")) runs[[name]] <- factor(runs[[name]])
runs$site <- factor(paste(runs$input, runs$output))

fit <- function(formula) {
  model <- lm(formula, runs)
  c(rank = model$rank, rss = sum(resid(model)^2))
}

# What `added` explains beyond `base`, against what the same difference varies by from seed to seed.
row <- function(name, base, added) {
  response <- function(right) as.formula(paste("clip_image ~", right))
  less <- fit(response(paste("block +", base)))
  more <- fit(response(paste("block +", added)))
  lessBySeed <- fit(response(sprintf("block * (%s)", base)))
  moreBySeed <- fit(response(sprintf("block * (%s)", added)))
  df <- unname(more["rank"] - less["rank"])
  ss <- unname(less["rss"] - more["rss"])
  errorDf <- unname(moreBySeed["rank"] - lessBySeed["rank"]) - df
  errorSs <- unname(lessBySeed["rss"] - moreBySeed["rss"]) - ss
  f <- ss / df / (errorSs / errorDf)
  p <- pf(f, df, errorDf, lower.tail = FALSE)
  cat(sprintf("%-19s F(%d, %d) = %.2f, p = %.2g, error mean square %.4f\n", name, df, errorDf, f, p, errorSs / errorDf))
}
row("input given output", "output", "input + output")
row("output given input", "input", "input + output")
row("input:output", "input + output", "site")
row("site", "1", "site")
row("activation", "1", "activation")
row("scale", "1", "scale")

additive <- anova(lm(clip_image ~ block * input + activation + scale, runs))["block:input", ]
residual <- 960 - 36
cat(sprintf("block:input         F(%d, %d) = %.1f against the residual of a model without interactions\n",
            additive[["Df"]], residual, additive[["F value"]]))
