# Answers of R to the cases on standard input: type II tests by what each term adds to all that do not contain it, and
# estimated means (emmeans). Usage: Rscript fuzz-r.R < cases.json > answers.json
suppressMessages({library(jsonlite); library(emmeans)})
options(contrasts = c("contr.sum", "contr.poly"))
emm_options(msg.interaction = FALSE, msg.nesting = FALSE)
cases <- fromJSON(file("stdin"), simplifyVector = FALSE)

answer <- function(case) {
  d <- data.frame(lapply(case$numbers, function(v) as.numeric(unlist(v))))
  for (name in names(case$factors)) d[[name]] <- factor(unlist(case$factors[[name]]))
  f <- as.formula(case$formula)
  tl <- terms(f)
  labels <- attr(tl, "term.labels")
  holds <- attr(tl, "factors") > 0
  frame <- model.frame(f, d)
  x <- model.matrix(f, frame)
  of <- attr(x, "assign")
  y <- model.response(frame)
  gaussian <- case$family == "gaussian"
  rank <- function(columns) qr(x[, columns, drop = FALSE], tol = 1e-9)$rank
  fit <- function(columns) {
    if (gaussian) {
      q <- qr(x[, columns, drop = FALSE], tol = 1e-9)
      list(loss = sum(qr.resid(q, y)^2), rank = q$rank)
    } else {
      g <- suppressWarnings(glm.fit(x[, columns, drop = FALSE], if (case$family == "binomial") y / 1 else y,
        family = if (case$family == "binomial") binomial() else poisson(),
        control = glm.control(epsilon = 1e-13, maxit = 200)))
      if (!g$converged || g$boundary) stop("no maximum")
      # Where means are 0 the weighted columns lose directions that they have.
      list(loss = g$deviance, rank = rank(columns))
    }
  }
  if (case$family == "binomial") {
    size <- rowSums(y); share <- y[, 1] / size
    fit <- function(columns) {
      g <- suppressWarnings(glm.fit(x[, columns, drop = FALSE], share, weights = size, family = binomial(),
        control = glm.control(epsilon = 1e-13, maxit = 200)))
      if (!g$converged || g$boundary) stop("no maximum")
      list(loss = g$deviance, rank = rank(columns))
    }
  }
  full <- fit(seq_len(ncol(x)))
  df.residual <- nrow(x) - full$rank
  rows <- list()
  for (i in seq_along(labels)) {
    containing <- which(apply(holds[, , drop = FALSE], 2, function(h) all(h[holds[, i]])))
    base <- setdiff(seq_along(labels), containing)
    without <- fit(which(of %in% c(0, base)))
    within <- fit(which(of %in% c(0, base, i)))
    df <- within$rank - without$rank
    size <- without$loss - within$loss
    p <- if (df == 0) NA else if (!gaussian) pchisq(size, df, lower.tail = FALSE)
      else if (df.residual < 1) NA
      else pf(size / df / (full$loss / df.residual), df, df.residual, lower.tail = FALSE)
    rows[[i]] <- list(term = labels[i], df = df, size = size, p = p)
  }
  means <- list()
  if (gaussian && length(case$means) > 0 && df.residual > 0) {
    m <- lm(f, d)
    for (name in unlist(case$means)) {
      e <- tryCatch(as.data.frame(suppressWarnings(suppressMessages(emmeans(m, name)))), error = function(err) NULL)
      if (is.null(e) || !("emmean" %in% names(e))) next
      for (k in seq_len(nrow(e))) {
        if (is.na(e$emmean[k]) || !(name %in% names(e))) next
        means[[length(means) + 1]] <- list(factor = name, level = as.character(e[[name]][k]), mean = e$emmean[k], se = e$SE[k])
      }
    }
  }
  list(rows = rows, means = means)
}

# Where glm does not converge there is nothing to compare with.
nothing <- list(rows = list(), means = list())
cat(toJSON(lapply(cases, function(case) tryCatch(answer(case), error = function(err) nothing)), auto_unbox = TRUE, digits = NA, na = "null"))
