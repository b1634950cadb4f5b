module landfall.dev/tools/crds

go 1.26.8

require (
	github.com/cloudnative-pg/cloudnative-pg v1.30.0
	github.com/controlplaneio-fluxcd/flux-operator v0.58.1
	github.com/external-secrets/external-secrets v1.3.2
	github.com/fluxcd/helm-controller v1.6.2
	github.com/fluxcd/kustomize-controller v1.9.5
	github.com/fluxcd/notification-controller v1.9.2
	github.com/fluxcd/source-controller v1.9.3
	github.com/traefik/traefik/v3 v3.7.13
)
