namespace Ingestion.Alerter.Alerts;

/// <summary>What a channel sends: one version of one alert.</summary>
/// <param name="Key">Stable key of this version; a receiver that has seen it may drop the notice.</param>
/// <param name="Reason">What this version is about.</param>
/// <param name="Alert">The alert as it stood then, with evidence and history; its id is the thread.</param>
public sealed record AlertNotice(string Key, AmendmentReason Reason, Alert Alert);
