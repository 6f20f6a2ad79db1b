# The paper's sweep by lmerTest: variances by REML, type II tests with Kenward and Roger's degrees of freedom. Takes two minutes.
# lmerTest counts the degrees of freedom that input and output share as input's own (9 in place of 7, 27 in place of 21), and takes
# REML where whole strata are exact; the other rows and all variances are those of `yates analyse`.
#
#     Rscript docs/experiments/paper-reml.R
suppressPackageStartupMessages(library(lmerTest))
runs <- read.csv("docs/experiments/paper-a225c6e4.csv")
runs <- runs[runs$reference == "", ]
for (name in c("replicate", "input", "output", "activation", "scale")) runs[[name]] <- factor(runs[[name]])
terms <- c("input", "output", "activation", "scale")
terms <- c(terms, combn(terms, 2, paste, collapse = ":"))
seeds <- sprintf("(1 | %s)", c("replicate", paste0("replicate:", terms)))
fit <- lmer(reformulate(c(terms, seeds), "clip_image"), runs,
            control = lmerControl(check.rankX = "silent.drop.cols", optimizer = "bobyqa", optCtrl = list(maxfun = 2e5)))
print(VarCorr(fit), comp = "Variance")
print(anova(fit, type = "II", ddf = "Kenward-Roger"))
