#include "cycles.h"

#include <algorithm>
#include <cstddef>

namespace ismap {

namespace {

constexpr std::size_t unvisited = static_cast<std::size_t>(-1);

// Of a long circle only the beginning is named, since every one of its members tells of it; in bytes.
constexpr std::size_t enough_to_show = 100;

// Tarjan's strongly connected components, with a stack of its own: chains may be long.
class components {
 public:
  explicit components(const std::map<std::string, std::vector<std::string>>& edges) {
    for (const auto& [name, below] : edges) number_of(name);
    for (const auto& [name, below] : edges) {
      auto& to = edges_[numbers_[name]];
      for (const std::string& b : below) {
        if (edges.contains(b)) to.push_back(numbers_[b]);
      }
    }
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (order_[n] == unvisited) visit(n);
    }
  }

  std::map<std::string, std::string> take() { return std::move(found_); }

 private:
  struct step {
    std::size_t node;
    std::size_t next_edge;
  };

  void number_of(const std::string& name) {
    numbers_[name] = names_.size();
    names_.push_back(name);
    edges_.emplace_back();
    order_.push_back(unvisited);
    lowest_.push_back(0);
    open_.push_back(false);
  }

  void enter(std::size_t node) {
    order_[node] = lowest_[node] = count_++;
    open_[node] = true;
    component_.push_back(node);
    path_.push_back({node, 0});
  }

  void visit(std::size_t root) {
    enter(root);
    while (!path_.empty()) {
      const auto [node, edge] = path_.back();
      if (edge == edges_[node].size()) {
        leave(node);
        continue;
      }
      ++path_.back().next_edge;
      const std::size_t to = edges_[node][edge];
      if (order_[to] == unvisited) {
        enter(to);
      } else if (open_[to]) {
        lowest_[node] = std::min(lowest_[node], order_[to]);
      }
    }
  }

  void leave(std::size_t node) {
    path_.pop_back();
    if (!path_.empty()) lowest_[path_.back().node] = std::min(lowest_[path_.back().node], lowest_[node]);
    if (lowest_[node] == order_[node]) close(node);
  }

  void close(std::size_t root) {
    const auto first = std::find(component_.rbegin(), component_.rend(), root).base() - 1;
    const bool leads_back =
        component_.end() - first > 1 || std::find(edges_[root].begin(), edges_[root].end(), root) != edges_[root].end();
    std::string members;
    for (auto at = first; at != component_.end(); ++at) {
      open_[*at] = false;
      if (members.size() < enough_to_show) members += (members.empty() ? "" : ", ") + names_[*at];
    }
    for (auto at = first; leads_back && at != component_.end(); ++at) found_[names_[*at]] = members;
    component_.erase(first, component_.end());
  }

  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::size_t>> edges_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> lowest_;
  std::vector<bool> open_;
  std::vector<std::size_t> component_;
  std::vector<step> path_;
  std::size_t count_ = 0;
  std::map<std::string, std::string> found_;
};

}  // namespace

std::map<std::string, std::string> find_cycles(const std::map<std::string, std::vector<std::string>>& edges) {
  return components{edges}.take();
}

}  // namespace ismap
