# One service: docker build --build-arg SERVICE=Fetcher .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG SERVICE
WORKDIR /source
COPY . .
RUN dotnet publish services/$SERVICE -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG SERVICE
# The system's SQLite, which the product uses, and what the health check asks with.
RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 curl && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown $APP_UID /data
WORKDIR /app
COPY --from=build /app .
ENV SERVICE=$SERVICE
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["/bin/sh", "-c", "exec dotnet Ingestion.$SERVICE.dll"]
