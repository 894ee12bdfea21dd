# A maintainer fills in the release's checksum.
class Pressstart < Formula
  desc "Gaming news in the terminal: one row per story, sales talk stripped"
  homepage "https://github.com/press-start/pressstart"
  url "https://github.com/press-start/pressstart/archive/v0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"pressstart", "completions", shells: [:bash, :zsh, :fish])
    (man1/"pressstart.1").write Utils.safe_popen_read(bin/"pressstart", "man")
  end

  test do
    assert_equal "https://shop.example/a\n", shell_output("#{bin}/pressstart strip 'https://shop.example/a?utm_source=x'")
  end
end
