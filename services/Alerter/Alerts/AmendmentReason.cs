using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Alerts;

/// <summary>What an alert's new version is about.</summary>
[JsonConverter(typeof(SnakeCaseEnum<AmendmentReason>))]
public enum AmendmentReason { Raised, StatusChanged, Corroborated, Merged, Details }
