// Transliterations of one name: see name_key() in text_analyzer.h.
#pragma once

#include "stemming/text_analyzer.h"
