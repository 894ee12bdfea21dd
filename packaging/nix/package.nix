{ lib, rustPlatform, installShellFiles }:

rustPlatform.buildRustPackage {
  pname = "pressstart";
  version = "0.1.0";
  src = lib.cleanSource ../..;
  cargoLock.lockFile = ../../Cargo.lock;
  nativeBuildInputs = [ installShellFiles ];
  # The tests open pseudo terminals and loopback sockets, which the build sandbox may refuse.
  doCheck = false;
  postInstall = ''
    packaging/generate.sh $out/bin/pressstart
    installManPage target/package/man/*.1
    installShellCompletion --bash --name pressstart target/package/completions/pressstart.bash
    installShellCompletion --zsh target/package/completions/_pressstart
    installShellCompletion --fish target/package/completions/pressstart.fish
    install -Dm644 packaging/pressstart.desktop -t $out/share/applications
    install -Dm644 packaging/pressstart.svg -t $out/share/icons/hicolor/scalable/apps
  '';
  meta = {
    description = "Gaming news in the terminal: one row per story, sales talk stripped";
    homepage = "https://github.com/press-start/pressstart";
    license = with lib.licenses; [ mit asl20 ];
    mainProgram = "pressstart";
  };
}
