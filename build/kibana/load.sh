#!/bin/sh
# Loads data views, saved search and dashboard into Kibana (or OpenSearch Dashboards) once; what somebody has edited stays as it is.
#   KIBANA_URL=http://localhost:5601 sh build/kibana/load.sh
set -eu
url=${KIBANA_URL:-http://localhost:5601}
file=$(dirname "$0")/ingestion.ndjson
tries=100
until curl --silent --max-time 5 "$url/api/status" | grep -qE '"level":"available"|"state":"green"'; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "Kibana at $url is not available after 5 minutes. Check KIBANA_URL and Kibana's log." >&2; exit 1; }
    sleep 3
done
# Kibana wants one header, OpenSearch Dashboards refuses it and wants the other.
header=kbn-xsrf
curl --silent --max-time 5 "$url/api/status" | grep -q '"state":"green"' && header=osd-xsrf
answer=$(curl --silent --show-error --max-time 60 -H "$header: true" -F "file=@$file" "$url/api/saved_objects/_import")
case $answer in
*'"success":true'*) echo "The dashboard is loaded: $url/app/dashboards#/view/ingestion-overview" ;;
*'"type":"conflict"'*) echo "The dashboard was there already and is left as it is." ;;
*) echo "Kibana refused the dashboard: $answer" >&2; exit 1 ;;
esac
