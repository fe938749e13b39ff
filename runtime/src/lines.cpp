// Cuts what a descriptor or a stream gives into lines.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <stdexcept>
#include <system_error>
#include <ufb/lines.hpp>
#include <vector>

namespace ufb {

class lines::input {
 public:
  input(const std::string& file, std::size_t max_line_bytes)
      : name_(file), descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC)), max_line_bytes_(max_line_bytes) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), name_);
    buffer_.resize(block_bytes);
  }
  input(std::istream& in, std::size_t max_line_bytes) : name_("input"), stream_(in.rdbuf()), max_line_bytes_(max_line_bytes) {
    if (stream_ == nullptr) throw std::system_error(EBADF, std::generic_category(), name_);
    buffer_.resize(block_bytes);
  }
  input(const input&) = delete;
  input& operator=(const input&) = delete;
  ~input() {
    if (descriptor_ >= 0) close(descriptor_);
  }

  // Returns: whether there was another line, which is in `line` until the next call. `number` is its own.
  bool read(std::string_view& line, std::uint64_t number) {
    std::size_t searched = 0;  // bytes of the line without an end
    for (;;) {
      const char* const start = buffer_.data() + start_;
      const auto* const found = static_cast<const char*>(std::memchr(start + searched, '\n', end_ - start_ - searched));
      const std::size_t bytes = found != nullptr ? static_cast<std::size_t>(found - start) : end_ - start_;
      if (found != nullptr || is_at_end_) {
        if (bytes == 0 && found == nullptr) return false;
        line = {start, bytes};
        if (found != nullptr && line.ends_with('\r')) line.remove_suffix(1);
        if (line.size() > max_line_bytes_) too_long(number);
        start_ += bytes + (found != nullptr);
        return true;
      }
      if (bytes > max_line_bytes_ && bytes - max_line_bytes_ > 1) too_long(number);  // one may be a CR
      searched = bytes;
      fill(number);
    }
  }

 private:
  static constexpr std::size_t block_bytes = 1 << 16;

  void fill(std::uint64_t number) {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    end_ -= start_;
    start_ = 0;
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const std::size_t bytes = read_some(buffer_.data() + end_, buffer_.size() - end_, number);
    end_ += bytes;
    is_at_end_ = bytes == 0;
  }

  std::size_t read_some(char* to, std::size_t room, std::uint64_t number) {
    if (stream_ != nullptr) {
      if (stream_->sgetc() == std::streambuf::traits_type::eof()) return 0;
      const auto there = std::max<std::streamsize>(stream_->in_avail(), 1);  // no more than it has: the rest of it may be long in coming
      return static_cast<std::size_t>(stream_->sgetn(to, std::min(there, static_cast<std::streamsize>(room))));
    }
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, room);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) throw std::system_error(errno, std::generic_category(), name_ + ":" + std::to_string(number));
    }
  }

  [[noreturn]] void too_long(std::uint64_t number) const {
    throw std::length_error(name_ + ":" + std::to_string(number) + ": a line of more than " + std::to_string(max_line_bytes_) + " bytes");
  }

  std::string name_;
  int descriptor_ = -1;
  std::streambuf* stream_ = nullptr;
  std::size_t max_line_bytes_;
  std::vector<char> buffer_;  // [start_, end_) was read and not handed out
  std::size_t start_ = 0;
  std::size_t end_ = 0;
  bool is_at_end_ = false;
};

lines::lines(const std::string& file, std::size_t max_line_bytes) : input_(std::make_unique<input>(file, max_line_bytes)) {}
lines::lines(std::istream& in, std::size_t max_line_bytes) : input_(std::make_unique<input>(in, max_line_bytes)) {}
lines::lines(lines&&) noexcept = default;
lines& lines::operator=(lines&&) noexcept = default;
lines::~lines() = default;

bool lines::read() {
  const bool is_there = input_->read(line_, number_ + 1);
  number_ += is_there;
  return is_there;
}

}  // namespace ufb
