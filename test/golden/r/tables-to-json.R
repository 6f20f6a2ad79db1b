# Runs the scripts of docs/r and prints their tables as JSON with all digits, from the root of the repository:
#
#     Rscript test/golden/r/tables-to-json.R > test/fixtures/stats/docs-r.json
names <- c("own-seeds", "shared-seeds", "shared-seeds-incomplete", "random-factor", "split-plot")
results <- list()
for (name in names) {
  script <- new.env()
  invisible(capture.output(sys.source(file.path("docs/r", paste0(name, ".R")), script)))
  results[[name]] <- script$tables
}
packages <- c("lme4", "lmerTest", "pbkrtest", "emmeans")
versions <- lapply(setNames(nm = packages), function(package) as.character(packageVersion(package)))
results$versions <- c(list(R = paste(R.version$major, R.version$minor, sep = ".")), versions)
cat(jsonlite::toJSON(results, digits = NA, auto_unbox = TRUE, pretty = 1), "\n", sep = "")
