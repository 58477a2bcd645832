// Identifies the rules that made an index's terms; see Analyzer::fingerprint.
#pragma once

#include "stemming/text_analyzer.h"
