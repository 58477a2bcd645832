// Transliterations of one name share a key; see name_key() in text_analyzer.h.
//
// German, English, French and scientific spellings of Russian, Ukrainian and Arabic names differ in
// few ways: which letters stand for the hissing sounds (sch, sh, ch, š, tsch, tch), s or z, w or v,
// k, c or q, g or h, and how vowels and glides are written. The key keeps one letter for each class
// and one for each run of vowels. Pure; any thread.
#pragma once

#include "stemming/text_analyzer.h"
