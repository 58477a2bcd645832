#include "stemming/names.h"

namespace fundstelle {

std::string name_key(std::string_view folded) {
  if (folded.size() < 3) return {};
  return std::string(folded);
}

}  // namespace fundstelle
