<?php
// Prints what each settings file returns to the program that includes it, as a list in JSON.
$settings = [];
foreach (array_slice($argv, 1) as $path) {
    $settings[] = include $path;
}
echo json_encode($settings, JSON_THROW_ON_ERROR);
