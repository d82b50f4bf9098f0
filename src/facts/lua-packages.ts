/**
 * What NGINX needs for the Lua bouncers, and images install at their start, by its names in Debian (`libnginx-mod-http-lua`,
 * `lua-cjson`) and Alpine (`nginx-mod-http-lua`, `nginx-mod-devel-kit`, `lua5.1-cjson`).
 * Sources: crowdsecurity/cs-nginx-bouncer:install.sh, https://packages.debian.org/bookworm/libnginx-mod-http-lua,
 * https://pkgs.alpinelinux.org/package/edge/main/x86_64/nginx-mod-http-lua.
 */
export const luaPackages = /^(?:lua[\d.]*-(?:resty-\w+|cjson)|(?:lib)?nginx[\w.]*-mod-(?:http-)?(?:lua|ndk|devel-kit))\b/
