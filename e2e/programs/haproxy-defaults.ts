/** What a reader's own haproxy.cfg has above the generated lines: the times of Debian's, and a log on standard output. */
export const haproxyDefaults = `global
    log stdout format raw local0
defaults
    log global
    mode http
    option httplog
    option dontlognull
    timeout connect 5s
    timeout client 30s
    timeout server 30s
`
