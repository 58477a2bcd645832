// Everything an embedder needs; see README.md for an example and docs/guide.md for the tasks.
#pragma once

#include "fundstelle/analyzer.h"
#include "fundstelle/article.h"
#include "fundstelle/article_reader.h"
#include "fundstelle/error.h"
#include "fundstelle/evaluation.h"
#include "fundstelle/hit.h"
#include "fundstelle/index_writer.h"
#include "fundstelle/query.h"
#include "fundstelle/ranking_options.h"
#include "fundstelle/searcher.h"
#include "fundstelle/version.h"
