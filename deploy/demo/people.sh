# Sourced after server.sh: acting as one of the people of the demonstration bureau, once
# server_client_environment has said how the server is called.

# as LOGIN COMMAND…: runs `duban COMMAND…` as that person. Each has a directory of his own for the
# session, so that one sign-in does for many commands.
as() {
  local login=$1 directory=$var_dir/run/sessions/$1 password
  shift
  if [[ ! -d $directory ]]; then
    (umask 077 && mkdir -p "$directory.new")
    password=$(demo_password_file "$login")
    DUBAN_CONFIG_DIR=$directory.new "$client_binary" signin "$login" --password-file "$password" \
      >/dev/null </dev/null || return
    mv "$directory.new" "$directory"
  fi
  DUBAN_CONFIG_DIR=$directory "$client_binary" "$@" </dev/null
}

# A session of an earlier day may be over, and its server may have had another port.
forget_sessions() { rm -rf "$var_dir/run/sessions"; }

demo_password_file() {
  if [[ $1 == admin ]]; then
    database_secret admin.password
  else
    database_secret demo.password
  fi
}
