// Serves orders on a port of this machine until it is interrupted; without a port, on any, and shows what it answers.
// Usage: 04_server [PORT]. Exits with 1 where it cannot listen, with 2 for a wrong call.
#include <httplib.h>

#include <charconv>
#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

#include "server.hpp"

namespace {

void print(const std::string& request, const httplib::Result& answer, std::size_t bytes = std::string::npos) {
  std::cout << "\n> " << request << '\n';
  if (!answer) throw std::runtime_error("no answer: " + httplib::to_string(answer.error()));
  std::cout << answer->status << ' ' << answer->get_header_value("Content-Type") << '\n' << answer->body.substr(0, bytes);
  if (answer->body.size() > bytes) std::cout << "…";
  std::cout << '\n';
}

void show(const shop::server& server) {
  httplib::Client client("127.0.0.1", server.port());
  for (const char* const form : {"customer=Ada&email=ada@example.org&product=EN-1843&quantity=2&by=express&ship_to.street=12+St+James+Sq.&ship_to."
                                 "postal_code=10115&ship_to.city=Berlin",
                                 "customer=+&email=ada@&product=en-1843&quantity=many&colour=red&ship_to.city=Berlin"}) {
    print(std::string("POST /orders ") + form, client.Post("/orders", form, "application/x-www-form-urlencoded"));
  }
  print("GET /health", client.Get("/health"), 400);
  print("GET /metrics", client.Get("/metrics"), 400);
}

}  // namespace

int main(int argc, char** argv) {
  int port = 0;
  const std::string_view argument = argc == 2 ? argv[1] : "";
  const char* const end = argument.data() + argument.size();
  if (argc > 2 || (argc == 2 && (std::from_chars(argument.data(), end, port).ptr != end || port < 1 || port > 65535))) {
    std::cerr << "usage: " << argv[0] << " [PORT]\n";
    return 2;
  }
  sigset_t interrupts;  // blocked before there are threads, so that none of them gets one
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigaddset(&interrupts, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &interrupts, nullptr);
  try {
    const shop::server server("127.0.0.1", port);
    if (argc == 1) {
      show(server);
    } else {
      std::cout << "http://127.0.0.1:" << server.port() << "/health" << std::endl;
      int which = 0;
      sigwait(&interrupts, &which);
      std::cout << "orders accepted: " << server.accepted() << '\n';
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << argv[0] << ": " << error.what() << '\n';
    return 1;
  }
}
