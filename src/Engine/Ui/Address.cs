using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>The address of this page as links on it need it, since every page has a base address.</summary>
public static class Address
{
    /// <summary>Path and query relative to the portal's root, without fragment.</summary>
    public static string Current(NavigationManager navigation) => navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];

    /// <summary>Link to a place on this page.</summary>
    public static string Fragment(NavigationManager navigation, string id) => $"{Current(navigation)}#{id}";
}
