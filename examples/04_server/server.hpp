// An HTTP server that takes orders: POST /orders with form data, GET /health, GET /metrics. Used by main.cpp, and by the test that drives it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace shop {

/// Serves from its constructor to its destructor, in threads of its own.
class server {
 public:
  /// Effects: listens; port 0 is any that is free. Throws: std::runtime_error where that cannot be.
  server(const std::string& host, int port);
  server(const server&) = delete;
  ~server();  // answers what has come in

  int port() const noexcept;

  /// Returns: how many orders were accepted.
  std::uint64_t accepted() const noexcept;

 private:
  class implementation;
  std::unique_ptr<implementation> implementation_;
};

}  // namespace shop
