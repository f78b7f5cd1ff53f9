import { putIn } from './plant.ts';
import { plantNamed } from './plants.ts';

// Loaded by `--import` before the server, so that nothing of the product has been loaded yet.
putIn(plantNamed(process.env.DESKBELL_TEST_PLANT ?? ''));
