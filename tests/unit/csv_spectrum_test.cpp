// Conformance to csv-spectrum, the files that CSV readers are commonly compared by.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "in_blocks.h"

namespace {

using nlohmann::json;

const std::filesystem::path folder = ISMAP_TESTS_FOLDER "/node_modules/csv-spectrum";

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>{in}, {}};
}

// The rows after the first as objects by header.
json as_objects(const ismap::test::file& f) {
  json rows = json::array();
  for (std::size_t i = 1; i < f.rows.size(); ++i) {
    EXPECT_EQ(f.rows[i].values.size(), f.rows[0].values.size());
    json object = json::object();
    for (std::size_t c = 0; c < f.rows[i].values.size(); ++c) object[f.rows[0].values[c]] = f.rows[i].values[c];
    rows.push_back(object);
  }
  return rows;
}

// Of csv-spectrum 2.0.0: this file's JSON is one object, not a list, and has another telephone number than its CSV.
json corrected(const std::string& name, json expected) {
  if (name != "location_coordinates") return expected;
  EXPECT_EQ(expected["Contact Phone Number"], "1234567890");
  expected["Contact Phone Number"] = "2095257564";
  return json::array({expected});
}

TEST(csv_spectrum, is_read_as_its_json_says) {
  ASSERT_TRUE(std::filesystem::is_directory(folder / "csvs")) << folder << " is missing: run `npm ci` in tests/";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator{folder / "csvs"}) {
    const std::string name = entry.path().stem().string();
    SCOPED_TRACE(name);
    const json expected = json::parse(content_of(folder / "json" / (name + ".json")), nullptr, false);
    ASSERT_FALSE(expected.is_discarded());
    EXPECT_EQ(as_objects(ismap::test::read(content_of(entry.path()))), corrected(name, expected));
    ++files;
  }
  EXPECT_GE(files, 12u);
}

}  // namespace
