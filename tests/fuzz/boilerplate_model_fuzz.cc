#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/boilerplate_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto model = fundstelle::BoilerplateModel::deserialize(bytes);
  if (model && model->serialize().size() > size) std::abort();
  return 0;
}
