// Marks a function for compilation both as portable baseline and for AVX2, chosen when the program
// is loaded (GCC's target_clones). Sanitizers run before the choice is made, so they get one copy.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FUNDSTELLE_SIMD __attribute__((target_clones("avx2", "default")))
#else
#define FUNDSTELLE_SIMD
#endif
